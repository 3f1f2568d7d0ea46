import { useEffect, useState } from 'react';
import { loadNotes } from '../../../state/photo-file.ts';
import { damageOf } from './damage-of.ts';

/** How many damages a photo's file has; 0 until it is read, and where it is not on this device. */
export function useDamages(sha256: string): number {
  const [damages, setDamages] = useState(0);
  useEffect(() => {
    let isOpen = true;
    setDamages(0);
    loadNotes({ sha256 }).then(
      (notes) => isOpen && setDamages(damageOf(notes).length),
      // What cannot be read is told where the photo is looked at.
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [sha256]);
  return damages;
}
