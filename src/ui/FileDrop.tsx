import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import './file-drop.css';

export interface FileDropProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** As the `accept` attribute; empty takes any file. What is inside decides, not the name: this only sorts the picker. */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly texts: { readonly title: string; readonly hint: string; readonly pick: string; readonly release: string };
  readonly children?: ReactNode;
}

/** A place to drop files on, with a button for those who do not drag. */
export function FileDrop({ onFiles, accept = '', multiple = true, disabled = false, texts, children }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  // Entering a child leaves the parent: only the balance says whether the files are still over the zone.
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const enter = (change: 1 | -1) => {
    depth.current = Math.max(0, depth.current + change);
    setOver(depth.current > 0 && !disabled);
  };
  const take = (list: FileList | null) => {
    if (disabled || !list || list.length === 0) return;
    onFiles(multiple ? [...list] : [list[0]]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={`chidu-drop${over ? ' chidu-drop-over' : ''}`}
      onDragEnter={() => enter(1)}
      onDragLeave={() => enter(-1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <p className="chidu-drop-title">{over ? texts.release : texts.title}</p>
      <p className="chidu-drop-hint">{texts.hint}</p>
      <button type="button" className="chidu-button chidu-button-primary" disabled={disabled} onClick={() => input.current?.click()}>
        {texts.pick}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={texts.pick}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files);
          // The same file picked again is a new wish.
          event.target.value = '';
        }}
      />
      {children}
    </div>
  );
}
