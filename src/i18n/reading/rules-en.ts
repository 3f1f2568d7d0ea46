import type { blockingZh } from './rules-zh.ts';

export const blockingEn: typeof blockingZh = {
  error: {
    'objection-open':
      'The objection received on {{receivedOn}} is not answered: answer it and record the result before this step.',
    'deposit-unproven':
      'Under a compensation decision, payment means a deposit: name the proof of the account (Regulation on Expropriation of Buildings on State-owned Land, art. 28).',
    'vacating-by-decision-alone':
      'A decision alone is no ground for vacating: a later agreement, a recorded voluntary vacating or a court ruling is needed; name it as proof (same regulation, arts. 27, 28).',
    'geometry-not-surveyed':
      'The parcel’s boundary is not surveyed (origin {{origin}}, σ {{sigma_m}} m) and cannot bear an agreement, a compensation decision or a payment: import the surveyed boundary first.',
    'fine-not-surveyed':
      'The fine is counted on the occupied land, whose outline is not surveyed (origin {{origin}}, σ {{sigma_m}} m): survey it first (Implementing Regulation of the Land Administration Law, art. 57).',
    'double-compensation':
      '{{m2}} m² of this land was paid for on {{paidOn}} under “{{redLine}}” (item {{item}}) and is not paid for twice: check both red lines and the parcel.',
    'compensated-land':
      '{{m2}} m² of this land is compensated already ({{land}}) and is not paid for twice: check the compensated layer.',
  },
};
