"""Words made from data: sentences, numbers, dates and terms in the reader's language; without Streamlit."""
