import type { ReactNode } from 'react';
import './file-drop.css';
import { useFileDrag } from './use-file-drag.ts';

export interface DropTargetProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Shown over everything while files are held above it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Makes a whole screen a place to drop files on. */
export function DropTarget({ onFiles, label, children }: DropTargetProps) {
  const { over, handlers } = useFileDrag(onFiles);
  return (
    <div className="chidu-drop-target" {...handlers}>
      {children}
      {over && (
        <div className="chidu-drop-veil">
          <p>{label}</p>
        </div>
      )}
    </div>
  );
}
