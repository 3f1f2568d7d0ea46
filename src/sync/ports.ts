/** What the steps of this folder reach the world by: nothing in it knows a clock, chance, the network or other tabs by itself. */
export interface SyncPorts {
  /** As the platform's; same-origin cookies go along. */
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** Milliseconds since 1970 by this device's clock. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  /** Resolves after so many milliseconds, or at once when the signal aborts. Never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Runs work while no other tab of this browser holds the name; waits for its turn. Resolves without working when the signal aborts first. */
  alone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void>;
  /** Opens a stream of server-sent events; returns how to close it. */
  listen(address: string, on: StreamListener): () => void;
}

export interface StreamListener {
  opened(): void;
  /** An event, by its name. */
  told(event: string, data: string): void;
  /** The stream broke; it is closed and not opened again by itself. */
  broke(): void;
}
