/** Whether a dialog lay over the page when the key went down: by the time a panel hears of it, the dialog may have closed itself. */
let isCovered = false;

if (typeof window !== 'undefined') {
  const look = () => {
    isCovered = document.querySelector('[role=dialog][aria-modal=true]') !== null;
  };
  window.addEventListener('keydown', look, true);
}

/**
 * Whether Escape belongs to what it is pressed in, and closes nothing around it: a dialog, a menu or an open list takes it
 * itself (React hands it on to the panel that a dialog came from; and a dialog that has just opened takes it before it has the
 * focus), and a form would lose what was entered: it is left by its own button.
 */
export function keepsEscape(target: EventTarget | null): boolean {
  if (isCovered) return true;
  return (
    target instanceof Element && target.closest('[role=dialog], [role=menu], form, [role=combobox][aria-expanded=true]') !== null
  );
}
