import type { rulesZh } from './rules-zh.ts';

export const rulesEn: typeof rulesZh = {
  'milestone-order': {
    name: 'Order of steps',
    found: '“{{kind}}” of {{on}} has no “{{needs}}” before it.',
    todo: 'Record the missing step, or withdraw the wrong one.',
  },
  'deposit-unproven': {
    name: 'Deposit unproven',
    found: 'Under a decision; the payment of {{on}} has no proof of deposit.',
    todo: 'Withdraw it and record it with its proof.',
  },
  'vacated-by-decision-alone': {
    name: 'Vacated on a decision alone',
    found: 'Vacated on {{on}} without a later agreement, a record of voluntary vacating or a court ruling.',
    todo: 'Record it with its proof, or withdraw it.',
  },
  'decision-after-agreement': {
    name: 'Decided after an agreement',
    found: 'A decision of {{on}}, though an agreement was signed on {{signedOn}}.',
    todo: 'Withdraw whichever was recorded by mistake.',
  },
  'demolition-overdue': {
    name: 'Demolition overdue',
    found: 'Paid on {{paidOn}}, to be demolished by {{until}}.',
    todo: 'Check on site; record vacating and demolition.',
  },
  'objection-open': {
    name: 'Step with an open objection',
    found: 'At “{{kind}}” on {{on}} the objection of {{receivedOn}} was not answered.',
    todo: 'Answer it and record the result; withdraw a wrong step.',
  },
  'objection-unanswered': {
    name: 'Objection unanswered',
    found: 'To be answered by {{until}}.',
    todo: 'Answer it and record the result.',
  },
  'archive-incomplete': {
    name: 'Archive incomplete',
    found: '{{count}} documents or proofs are missing.',
    todo: 'Record document numbers and proofs.',
  },
  'double-compensation': {
    name: 'Compensated twice',
    found: '{{m2}} m² of land was compensated twice.',
    todo: 'Check parcels and red lines of both items; recover or correct.',
  },
  'compensated-already': {
    name: 'Land compensated already',
    found: '{{m2}} m² is compensated already and may not be paid for.',
    todo: 'Check before payment and leave it out.',
  },
  'item-repeated': {
    name: 'One parcel, two items',
    found: 'This parcel has two items in the same red line; {{count}} of them were paid.',
    todo: 'Check and withdraw the second item; recover what was paid twice.',
  },
  'parcel-unplaced': {
    name: 'Parcel in no layer',
    found: 'No layer holds parcel {{parcel}}: neither its area nor double compensation can be checked.',
    todo: 'Import the layer of this parcel, or correct the record.',
  },
  'geometry-not-surveyed': {
    name: 'Boundary not surveyed',
    found: '“{{kind}}” of {{on}} rests on a boundary that was not surveyed ({{origin}}).',
    todo: 'Survey it and import the boundary.',
  },
  'fine-not-surveyed': {
    name: 'Fine on unsurveyed land',
    found: 'The fine of {{on}} rests on land that was not surveyed.',
    todo: 'Survey the land; review the fine.',
  },
  'unit-missing': {
    name: 'Village unknown',
    found: 'The recorded village is none of the district.',
    todo: 'Correct the village.',
  },
  'unit-other': {
    name: 'Village and place differ',
    found: 'The parcel does not lie in the recorded village.',
    todo: 'Check place and village.',
  },
  'red-lines-overlap': {
    name: 'Red lines overlap',
    found: 'Two red lines share {{m2}} m².',
    todo: 'Check the approvals; revise a red line.',
  },
  'stated-area-deviates': {
    name: 'Stated area differs',
    found: 'Stated {{stated_m2}} m², computed {{computed_m2}} m²: {{percent}} % apart ({{cause}}).',
    todo: 'Check deed and boundary; both areas are kept.',
  },
  'freeze-after': {
    name: 'Built after the freeze date',
    found: 'Evidence shows that it was built after {{freezeOn}}.',
    todo: 'Verify; it is not compensated.',
  },
  'freeze-unproven': {
    name: 'Time of building to be verified',
    found: 'First seen on {{seenOn}}; no evidence of absence on or after the freeze date ({{freezeOn}}).',
    todo: 'Look for pictures; it is no offence until proven.',
  },
  'paid-outside-red-line': {
    name: 'Paid outside the red line',
    found: 'At the payment of {{on}} 0 m² of the parcel lay in the red line.',
    todo: 'Check parcel and red line; withdraw a wrong record, recover or correct what was paid.',
  },
  'build-after-payment': {
    name: 'Built after payment',
    found: 'It covers {{m2}} m² paid for on {{paidOn}}; evidence shows that it was built after that.',
    todo: 'Verify on site; the land is paid for and is not compensated again.',
  },
  'build-after-payment-unproven': {
    name: 'Built after payment? To be verified',
    found:
      'It covers {{m2}} m² paid for on {{paidOn}}; first seen on {{seenOn}}, no evidence of absence on or after the payment.',
    todo: 'Look for pictures; it is no offence until proven.',
  },
  'build-beyond-permit': {
    name: 'Beyond its permit',
    found: '{{m2}} m² lie outside the permit ({{permitted_m2}} m² inside).',
    todo: 'Compare the permit with a survey and verify.',
  },
  'build-on-compensated': {
    name: 'Build on compensated land',
    found: 'It covers {{m2}} m² of compensated land.',
    todo: 'Verify on site.',
  },
  'build-still-on-record': {
    name: 'Taken down, still on the map',
    found: 'The case says that it was taken down on {{downOn}}; the map still shows its whole outline.',
    todo: 'Look on the spot; record that nothing is left standing, or the outline of what is.',
  },
  'case-before-build': {
    name: 'Case begun before the build was seen',
    found: 'The case was begun on {{begunOn}}; its build was first seen on {{seenOn}}.',
    todo: 'Compare the two days and correct the wrong one.',
  },
  'build-without-permit': {
    name: 'No permit seen',
    found: 'Permits on record cover this place; none is for this build, and no case has taken it up.',
    todo: 'Look for the permit and verify.',
  },
  'duplicate-sighting': {
    name: 'Perhaps the same building',
    found: 'Two sightings share {{m2}} m², {{percent}} % of the smaller.',
    todo: 'Link them if they are one building.',
  },
  'enforced-too-early': {
    name: 'Enforced too early',
    found: 'On {{on}} a period that ends on {{until}} was open.',
    todo: 'Report to legal review at once; withdraw a wrong record.',
  },
  'step-not-permitted': {
    name: 'Step not permitted',
    found: 'The law did not permit “{{step}}” on {{on}}.',
    todo: 'Check documents and service; withdraw a wrong record.',
  },
  'case-decision-due': {
    name: 'Decision overdue',
    found: 'A decision was due by {{until}}.',
    todo: 'Decide, or record why the period rests.',
  },
  'case-service-due': { name: 'Service overdue', found: 'Service was due by {{until}}.', todo: 'Serve it and record the proof.' },
  'case-court-application-due': {
    name: 'Court application overdue',
    found: 'Application to the court was due by {{until}}.',
    todo: 'Report to legal review.',
  },
  'patch-unbalanced': {
    name: 'Patch areas do not balance',
    found: 'The land classes on the card do not add up.',
    todo: 'Check the card.',
  },
  'patches-not-received': {
    name: 'Patches not received yet',
    found: 'Of {{count}} patches in the layer “{{layer}}”, {{waiting}} are not received yet and take no part in the checks.',
    todo: 'Receive them at the desk with source, pictures and the day of the answer.',
  },
  'patch-unanswered': { name: 'Patch unanswered', found: 'An answer was due by {{until}}.', todo: 'Verify on site and answer.' },
  'patch-area-deviates': {
    name: 'Patch area differs',
    found: 'Card {{stated_m2}} m², computed {{computed_m2}} m².',
    todo: 'Check card and outline.',
  },
  'photo-contradicts': {
    name: 'Photo and record differ',
    found: '{{contradictions}}.',
    todo: 'Check where and when the photo was taken; original and seal stay as they are. Where it is explained, accept the finding.',
  },
  'task-overdue': {
    name: 'Task overdue',
    found: '{{assignee}} was to finish it by {{until}}.',
    todo: 'Finish it and record the result, or reassign it.',
  },
};
