import type { Port } from './rpc.ts';
import { serveEngine } from './serve-engine.ts';

serveEngine(self as unknown as Port);
