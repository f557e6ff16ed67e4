"""Where the things that travel with the program lie: in a wheel, or in a checkout beside etl/."""

from pathlib import Path

_WHEEL = Path(__file__).parent / "_bundled"
_CHECKOUT = Path(__file__).parent.parent


def sample_folder() -> Path:
    """Return the folder of the sample municipality's deliveries."""
    wheel = _WHEEL / "sample"
    return wheel if wheel.is_dir() else _CHECKOUT / "data" / "sample"


def streamlit_config() -> Path:
    """Return the dashboard's Streamlit configuration (config.toml)."""
    wheel = _WHEEL / ".streamlit" / "config.toml"
    return wheel if wheel.is_file() else _CHECKOUT / ".streamlit" / "config.toml"
