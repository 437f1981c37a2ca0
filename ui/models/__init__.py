"""What the explorer shows, as plain data: no Streamlit, no screen sizes."""
