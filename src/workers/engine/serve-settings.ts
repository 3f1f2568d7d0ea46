import type { SettingsCalls } from '../calls/settings.ts';
import type { Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { weighSettings } from './weigh-settings.ts';

export function serveSettings(open: () => DistrictSession): Served<SettingsCalls> {
  return { weighSettings: (call, patch, on) => weighSettings(open(), patch, on, call.signal) };
}
