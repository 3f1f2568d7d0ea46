/**
 * Whether Escape belongs to what it is pressed in, and closes nothing around it: a dialog, a menu or an open list takes it
 * itself (React hands it on to the panel that a dialog came from), and a form would lose what was entered: it is left by its
 * own button.
 */
export function keepsEscape(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role=dialog], [role=menu], form, [role=combobox][aria-expanded=true]') !== null
  );
}
