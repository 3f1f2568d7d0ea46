import { bypass } from 'msw';
import { setupWorker } from 'msw/browser';
import { ANSWER_VARIANTS, isAnswerVariant } from './answer-variant.ts';
import { districtHandlers } from './handlers.ts';

/** Entry of `npm run dev:mock`: the real files, sent as the address says (`?mock=slow`), then the client. */

const asked = new URLSearchParams(location.search).get('mock');
if (asked !== null && !isAnswerVariant(asked)) throw new Error(`?mock is ${asked}; it can be ${ANSWER_VARIANTS.join(', ')}`);

const handlers = districtHandlers({
  variant: isAnswerVariant(asked) ? asked : 'as-it-is',
  bytesFor: async (request) => {
    const answer = await fetch(bypass(request));
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  },
});

await setupWorker(...handlers).start({ onUnhandledRequest: 'bypass' });
await import('../../../src/main.tsx');
