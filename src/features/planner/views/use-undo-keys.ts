import { useEffect, useRef } from 'react';
import { useTools } from '../../../state/tools.ts';
import { useUndo } from './use-undo.ts';

/** Where the keys take back what is typed. */
const WRITING = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]';

/** What Ctrl+Z takes back and Ctrl+Shift+Z does again. */
export function useUndoKeys(): void {
  const { turn } = useUndo();
  const latest = useRef(turn);
  latest.current = turn;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const writes = event.target instanceof Element && event.target.closest(WRITING);
      // While something is drawn the keys take back its vertices.
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || writes || useTools.getState().tool) return;
      event.preventDefault();
      void latest.current(event.shiftKey ? 'forward' : 'back');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
