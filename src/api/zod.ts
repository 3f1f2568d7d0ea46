import { config } from 'zod';

/** zod compiles schemas with `new Function`, which the Content-Security-Policy forbids: set before the first schema is made. */
config({ jitless: true });

export * from 'zod';
