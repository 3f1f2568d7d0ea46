/** A second at sixty frames: the panel is there with the next frame, unless it has to be loaded first. */
const MOST_FRAMES = 60;

/** Hands the keyboard to the detail of what was just chosen, so that its actions are the next stops. */
export function focusDetail(): void {
  let frames = 0;
  const look = () => {
    const panel = document.querySelector<HTMLElement>('.side--right .chidu-panel');
    if (panel) panel.focus();
    else if (++frames < MOST_FRAMES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
