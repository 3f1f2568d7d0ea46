import { useRef } from 'react';
import './file-drop.css';
import { useFileDrag } from './use-file-drag.ts';

export interface FileDropProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** `pick` stands on the button that opens the picker, `release` replaces the title while files are held above. */
  readonly texts: { readonly title: string; readonly hint: string; readonly pick: string; readonly release: string };
  /** As the `accept` attribute; empty takes any file. What is inside decides, not the name: this only sorts the picker. */
  readonly accept?: string;
  readonly multiple?: boolean;
}

/** A place to drop files on, with a button for those who do not drag. */
export function FileDrop({ onFiles, texts, accept = '', multiple = true }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]) => onFiles(multiple ? files : files.slice(0, 1));
  const { over, handlers } = useFileDrag(take);
  return (
    <div className={`chidu-drop${over ? ' chidu-drop-over' : ''}`} {...handlers}>
      <p className="chidu-drop-label">{over ? texts.release : texts.title}</p>
      <p className="chidu-drop-hint">{texts.hint}</p>
      <button type="button" className="chidu-button chidu-button-primary" onClick={() => input.current?.click()}>
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
          const files = [...(event.target.files ?? [])];
          // The same file picked again is a new wish.
          event.target.value = '';
          if (files.length > 0) take(files);
        }}
      />
    </div>
  );
}
