"""Colours, lights and figures, drawn from tables; without Streamlit."""
