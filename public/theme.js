// Sets the appearance before the first paint, so that a dark screen never flashes white. A file of its own because the
// Content-Security-Policy forbids inline scripts. The key is the UI kit's, which knows light and dark: high contrast is a light one.
(function setAppearance() {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage is refused in some private windows: the system's scheme is used.
  }
  const isChosen = chosen === 'light' || chosen === 'dark' || chosen === 'contrast';
  const systems = matchMedia('(prefers-contrast: more)').matches
    ? 'contrast'
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light';
  const theme = isChosen ? chosen : systems;
  document.documentElement.setAttribute('data-mantine-color-scheme', theme === 'dark' ? 'dark' : 'light');
  document.documentElement.setAttribute('data-theme', theme);
})();
