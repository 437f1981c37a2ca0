// Tells the page where its server is. Otherwise a deep link such as /plan first asks
// /plan/_stcore/health and prints two 404s in the console.
window.__streamlit = { BACKEND_BASE_URL: location.origin };
