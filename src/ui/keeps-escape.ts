/**
 * Whether Escape belongs to what it is pressed in, and closes nothing around it: an open list takes it itself, and a
 * form would lose what was entered. A form is left by its own button.
 */
export function keepsEscape(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('form, [role=combobox][aria-expanded=true]') !== null;
}
