import { useEffect, useRef } from 'react';
import { isPrintKey } from './print-key.ts';

/** While a sheet is open, the print key prints it, and nothing beneath it hears the key. */
export function usePrintKey(print: () => void): void {
  const printNow = useRef(print);
  printNow.current = print;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPrintKey(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      printNow.current();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}
