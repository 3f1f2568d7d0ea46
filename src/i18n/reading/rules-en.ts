import type { blockingZh } from './rules-zh.ts';

export const blockingEn: typeof blockingZh = {
  error: {
    'objection-open':
      'The objection received on {{receivedOn}} is not answered: answer it and record the result before this step (Regulation on Expropriation of Buildings on State-owned Land, arts. 26, 27; Implementing Regulation of the Land Administration Law, arts. 28, 32).',
    'deposit-unproven':
      'Under a compensation decision, payment means a deposit: name the proof of the account (Regulation on Expropriation of Buildings on State-owned Land, art. 28).',
    'vacating-by-decision-alone':
      'A decision alone is no ground for vacating: a later agreement, a recorded voluntary vacating or a court ruling is needed; name it as proof (same regulation, arts. 27, 28).',
    'vacating-missing':
      'A building is on record on this item and nobody has moved out of it: record the vacating before the land is cleared or handed over (Regulation on Expropriation of Buildings on State-owned Land, art. 27).',
    'geometry-not-surveyed':
      'The parcel’s boundary is not surveyed (origin {{origin}}, σ {{sigma_m}} m) and cannot bear an agreement, a compensation decision or a payment: import the surveyed boundary first.',
    'archive-lacks-papers':
      'The archive is not complete: {{count}} steps lack a document number or a proof, “{{step}}” first of them. Add them, then record the archiving.',
    'fine-without-land':
      'The fine is counted on occupied land, and none is drawn for this case: survey it first (土地管理法实施条例 第57条).',
    'fine-out-of-range':
      'A fine of {{fine}} yuan is outside of the law: {{m2}} m² of occupied land allow {{least}} to {{most}} yuan (100 to 1000 yuan a square metre, 土地管理法实施条例 第57条).',
    'fine-not-surveyed':
      'The fine is counted on the occupied land, whose outline is not surveyed (origin {{origin}}, σ {{sigma_m}} m): survey it first (Implementing Regulation of the Land Administration Law, art. 57).',
    'double-compensation':
      '{{m2}} m² of this land was paid for on {{paidOn}} under “{{redLine}}” (item {{item}}) and is not paid for twice: check both red lines and the parcel.',
    'item-repeated': 'This parcel has an item within this red line already ({{item}}): record there. No land is paid for twice.',
    'parcel-unplaced':
      'The map has no such parcel ({{parcel}}), so that nobody can tell whether its land is compensated already: import the parcel before the payment.',
    'item-outside-red-line':
      '{{m2}} m² of the parcel ({{land}}) lie in the red line “{{redLine}}”, so that nothing may be paid: check parcel and red line of the item; record a revision of the red line first, where there was one.',
    'track-retained': 'Fixes are kept for {{days}} days: those of this patrol can be erased from {{notBefore}} on.',
    'track-erased': 'The fixes of this patrol were erased after their time: they cannot be brought back, nor erased again.',
    'track-reach-differs':
      'The distance or accuracy of coverage has just been changed: erase again, so that what was seen is put down by the limits that hold.',
    'setting-out-of-range':
      'The value {{found}} of the setting “{{field}}” cannot be taken: it lies between {{least}} and {{most}}, or the rules would check nothing.',
    'setting-below-law':
      'The setting “{{field}}” cannot fall below the law: {{least}} is what it asks for, {{found}} was entered ({{article}}).',
    'setting-unknown': 'The setting “{{field}}” has no value “{{found}}”: choose one from the list.',
    'setting-not-retroactive':
      'The timing of the demand can change from {{notBefore}} on, not back to {{fromOn}}: earlier steps stay judged by the rule of their day.',
    'setting-needed': 'The setting “{{field}}” cannot be left out: without it no area and no period can be reckoned.',
    'setting-malformed': 'The setting “{{field}}” cannot be taken as it is ({{found}}): check it and enter it again.',
    'plane-fixed': 'The plane of a district is settled when it begins: the millimetres of every layer are those of this plane.',
    'parcel-not-in-layer':
      'Layer “{{layer}}” holds no such parcel ({{parcel}}), so that it gets no new boundary: import the layer that holds it first.',
    'time-zone-unknown': 'There is no time zone “{{found}}”.',
    'compensated-land':
      '{{m2}} m² of this land is compensated already ({{land}}) and is not paid for twice: check the compensated layer.',
  },
};
