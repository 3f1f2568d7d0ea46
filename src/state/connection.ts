import { create } from 'zustand';

/** Whether this device has a network at all. A network without a way to the server looks the same; nothing here waits for one. */
export const useConnection = create<{ readonly online: boolean }>()(() => ({ online: true }));

/** Follows what the browser says of the network, from now on. */
export function followConnection(): void {
  const read = () => useConnection.setState({ online: navigator.onLine });
  addEventListener('online', read);
  addEventListener('offline', read);
  read();
}
