import type { Clock, Ids } from '../core/register/ports.ts';
import type { Keeper } from './keeper.ts';
import type { Engine } from '../workers/engine-client.ts';

/** What the stores of this folder work with; built once by the composition root. */
export interface Services {
  readonly engine: Engine;
  readonly store: Keeper;
  readonly clock: Clock;
  readonly ids: Ids;
  /** What the browser says of this device's room; absent where it does not say. */
  readonly storage?: Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>;
  /** This device, as named in changes. */
  readonly device: string;
  /** Address of the demo district's container. */
  readonly demoUrl: string;
}

let provided: Services | null = null;
let tell: (services: Services) => void = () => undefined;
const providing = new Promise<Services>((resolve) => {
  tell = resolve;
});

/** Called once by the composition root, before the first screen. */
export function provideServices(services: Services): void {
  provided = services;
  tell(services);
}

/** For a screen that is drawn while the device's store is still being opened. */
export const whenProvided = (): Promise<Services> => providing;

export function services(): Services {
  if (!provided) throw new Error('services are not provided');
  return provided;
}
