import { useEffect, useState } from 'react';
import type { Shot } from '../../../state/patrol/photos.ts';
import { copyForViewing } from '../../../state/patrol/viewing-copies.ts';
import { PhotoView } from '../../district-map/photos/PhotoView.tsx';

const SIDE = 1600;

/** A photo of the open report in full. */
export function ShotView({ number, shot, onClose }: { number: number; shot: Shot; onClose(): void }) {
  const [picture, setPicture] = useState<string | null | undefined>(undefined);
  const original = shot.attachments.get(shot.photo.sha256);
  useEffect(() => {
    let made: string | null = null;
    let isOpen = true;
    if (original)
      void copyForViewing(original, SIDE).then((url) => {
        made = url;
        if (isOpen) setPicture(url);
        else if (url !== null) URL.revokeObjectURL(url);
      });
    return () => {
      isOpen = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [original]);
  return (
    <PhotoView
      number={number}
      photo={shot.photo}
      picture={picture}
      contradictions={shot.contradictions}
      notes={shot.notes}
      onClose={onClose}
    />
  );
}
