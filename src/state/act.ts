import type { AcceptedChange } from '../core/register/change.ts';
import type { ActionRequest } from '../workers/calls/recording.ts';
import { record } from './record.ts';
import { services } from './services.ts';

/**
 * Takes actions together: all of them are recorded, or none is. The register's conditions and the rules that block are asked in the
 * worker. @throws CodedError with the refusal's code, worded by `describeError`
 */
export const act = (requests: readonly ActionRequest[]): Promise<readonly AcceptedChange[]> =>
  record(() => services().engine.draft([requests]));
