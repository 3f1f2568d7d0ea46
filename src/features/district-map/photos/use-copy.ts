import { useEffect, useState } from 'react';
import { loadCopy } from '../../../state/photo-file.ts';

/** Address of a copy of a photo on record; undefined while it is made, null where there is nothing to show. */
export function useCopy(sha256: string, side: number): string | null | undefined {
  const [copy, setCopy] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let made: string | null = null;
    let isOpen = true;
    void loadCopy({ sha256 }, side)
      .catch(() => null)
      .then((url) => {
        made = url;
        if (isOpen) setCopy(url);
        else if (url !== null) URL.revokeObjectURL(url);
      });
    return () => {
      isOpen = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [sha256, side]);
  return copy;
}
