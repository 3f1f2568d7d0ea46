/** Why a row of a table of steps is not recorded: what is wrong and what to do. */
export const stepTableEn = {
  error: {
    'bulk-file-missing': 'This file has to be read again. Choose it once more.',
    'bulk-outdated': 'Something was recorded since; the rows have been judged again. Look at them once more, then record.',
    'bulk-gone': 'This was not recorded on this page and cannot be taken back as a whole here. Withdraw the steps item by item.',
    'bulk-parcel-missing': 'No parcel number is given.',
    'bulk-parcel-unknown': 'There is no parcel “{{text}}”. Check the number, or import the parcels first.',
    'bulk-parcel-shortened':
      'A spreadsheet took the parcel number “{{text}}” for a figure and lost its last digits. Make the column text and enter it again.',
    'bulk-parcel-twice': 'Several parcels are called “{{text}}” ({{candidates}}). Name the clearance item by its id.',
    'bulk-parcel-outside': 'The parcel “{{text}}” is not inside {{redLine}}, or only by a sliver.',
    'bulk-item-unknown': 'There is no clearance item “{{text}}”.',
    'bulk-item-none': 'The parcel “{{text}}” has no clearance item. Name the red line, or register the item first.',
    'bulk-item-unregistered':
      'The parcel “{{text}}” is inside {{redLine}} but its item is not registered yet. Register it at the red line first.',
    'bulk-item-ambiguous': 'The parcel “{{text}}” has several clearance items ({{candidates}}). Name the red line.',
    'bulk-item-contradicted': 'The id names {{item}}, which is not the parcel or red line of the same row.',
    'bulk-red-line-unknown': 'There is no red line called “{{text}}”.',
    'bulk-household-other': '“{{text}}” is no household of this clearance item.',
    'bulk-step-missing': 'No step is named.',
    'bulk-step-unknown': '“{{text}}” names no step that is known.',
    'bulk-which-step':
      'The row has several steps, and nothing says which of them the document, proof or amount belongs to. Give the column its step.',
    'bulk-day-missing': 'No day is given.',
    'bulk-digits-lost':
      'A figure in “{{column}}” has more than 15 digits and lost the last ones. Make the column text and enter it again.',
    'bulk-formula-without-value': 'A formula in “{{column}}” was never computed. Open and save the file in a spreadsheet.',
    'bulk-day-conflict': 'It is on record for {{recordedOn}}, another day. Withdraw that first if it is wrong.',
    'bulk-row-conflict': 'Row {{line}} says {{recordedOn}}: the two rows contradict each other.',
    'bulk-row-repeated': 'The same as row {{line}}.',
    'bulk-details-differ':
      'It is on record for {{recordedOn}}, but with another document, proof or amount. Withdraw that first if it is wrong.',
    'day-unreadable': '“{{text}}” is no day that can be read; write it like 2026-11-23.',
    'day-before-records': '“{{text}}” is before 1900, which nothing on record can be: check the year.',
    'day-not-in-calendar': 'No calendar has the day “{{text}}”.',
    'day-serial': '“{{text}}” looks like a spreadsheet’s number of a day. Give the column a date format.',
    'day-without-year': '“{{text}}” has no year of four digits; write it like 2026-11-23.',
    'amount-unreadable': '“{{text}}” is no amount that can be read.',
    'amount-negative': 'The amount “{{text}}” is negative.',
    'amount-too-large': 'The amount “{{text}}” is too large.',
  },
};
