import type { Ref } from 'react';
import { keepPicked } from '../../../state/patrol/photos.ts';

/** The system's picker or, with `camera`, its camera. */
export function FileInput({
  ref,
  label,
  multiple = false,
  camera = false,
  onFiles,
}: {
  ref: Ref<HTMLInputElement>;
  label: string;
  multiple?: boolean;
  camera?: boolean;
  onFiles?(): void;
}) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      aria-label={label}
      // HEIC by its ending too: some systems know no media type for it.
      accept="image/*,.heic,.heif"
      multiple={multiple}
      capture={camera ? 'environment' : undefined}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        event.target.value = '';
        if (files.length === 0) return;
        void keepPicked(files);
        onFiles?.();
      }}
    />
  );
}
