import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

/** Whether this device has a network, as its browser says. Being without is a state, not an error. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
