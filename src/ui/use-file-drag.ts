import { type DragEvent, useRef, useState } from 'react';
import { droppedFiles } from './dropped-files.ts';

export interface FileDrag {
  /** Files are being held over the zone. */
  readonly over: boolean;
  readonly handlers: {
    onDragEnter(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

/** Receives files dropped on an element; what is dragged inside the page (texts, links) is left alone. */
export function useFileDrag(onFiles: (files: readonly File[]) => void): FileDrag {
  // Entering a child leaves the parent: only the balance says whether the files are still over the zone.
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const enter = (event: DragEvent, change: 1 | -1) => {
    if (!holdsFiles(event)) return;
    depth.current = Math.max(0, depth.current + change);
    setOver(depth.current > 0);
  };
  return {
    over,
    handlers: {
      onDragEnter: (event) => enter(event, 1),
      onDragLeave: (event) => enter(event, -1),
      onDragOver: (event) => {
        if (holdsFiles(event)) event.preventDefault();
      },
      onDrop: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        // A zone inside a zone: the inner one has them.
        event.stopPropagation();
        depth.current = 0;
        setOver(false);
        void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && onFiles(files));
      },
    },
  };
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}
