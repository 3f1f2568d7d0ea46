let worker: string | null = null;

/** Whose field package this device holds, as named in changes; null without one. */
export const fieldWorker = (): string | null => worker;

export function nameFieldWorker(name: string | null): void {
  worker = name;
}
