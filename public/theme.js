// Sets the colour scheme before the first paint, so that a dark screen never flashes white. A file of its own because the
// Content-Security-Policy forbids inline scripts. The key is the UI kit's.
(function setColourScheme() {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage is refused in some private windows: the system's scheme is used.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
