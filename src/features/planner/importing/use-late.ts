import { useEffect, useState } from 'react';

/** True once something has lasted: what is over at once is not announced, so that nothing flickers. */
export function useLate(isBusy: boolean, after_ms = 400): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!isBusy) return setLate(false);
    const timer = setTimeout(() => setLate(true), after_ms);
    return () => clearTimeout(timer);
  }, [isBusy, after_ms]);
  return isBusy && late;
}
