/** English texts for a count of one, beside those for any other; found by i18next before them. Chinese has no such form. */
export const deskOneEn = {
  search: {
    results_one: '{{count}} result',
  },
  layers: {
    withdrawConfirm_one:
      'The one shape of “{{name}}” leaves the map and all figures, and the red lines imported with it too. The withdrawal stays on record.',
    imported_one: 'Layer “{{name}}” imported: {{count}} shape',
  },
  redLines: {
    items_one: '{{count}} clearance item',
  },
  table: {
    totals_one: '{{count}} parcel, {{area}} m² ({{mu}} mu); land claimed twice counted once: {{union}} m²',
    slivers_one: '{{count}} sliver of {{area}} m² not counted ({{rule}})',
    copied_one: '{{count}} row copied',
  },
  progressPanel: {
    unplaced_one:
      '{{count}} clearance item lies on a parcel that is in no layer: counted as a plot, in no area. Import the layer of its parcel.',
    plots_one: '{{count}} plot unresolved',
    openCases_one: '{{count}} open case',
  },
  desk: {
    lateDays_one: '{{count}} day late',
    taskDue: {
      lateDays_one: 'task {{count}} day overdue',
    },
    waitsDays_one: 'waits {{count}} day',
    take: {
      take_one: 'Take {{count}} patch',
      done_one: '{{count}} patch taken',
    },
    board: {
      items_one: '{{count}} item',
      households_one: '{{count}} household',
      daysLeft_one: '{{count}} day left',
    },
  },
  keeping: {
    news_one: 'Another tab recorded {{count}} change; it is shown here now.',
  },
  import: {
    waiting_one: '{{count}} more file waits to be read',
    check: {
      idsMissing_one: '{{count}} shape has no number: {{where}}',
      idsRepeated_one: '{{count}} number is repeated: {{ids}}',
      showDeviations_one: 'Show the largest deviation',
      asNewTwice_one: '{{count}} of them is in “{{name}}” already: as a new layer, that land is there twice.',
      replaceBlocked_one:
        '{{count}} clearance item stands on what is gone, so the layer cannot be replaced. Settle it first, or import as a new layer.',
      onItems_one: '{{count}} clearance item stands on them',
      accept_one: 'Import {{count}} shape',
      acceptReplace_one: 'Replace and import {{count}} shape',
    },
    list: {
      open_one: 'Show {{count}} row',
    },
  },
  importReport: {
    replacedLayer_one:
      'Took the place of “{{name}}” ({{id}}, {{count}} shape). Tolerance {{tolerance}} m: {{same}} the same, {{changed}} changed, {{renamed}} renumbered, {{added}} new, {{gone}} gone.',
  },
  tables: {
    choicesMore_one: '{{count}} more value: search for it',
    groupRows_one: '{{count}} row',
    copyAll_one: 'Copy the row listed',
    copyChosen_one: 'Copy the row chosen',
    csvDone_one: 'Exported {{name}}, {{count}} row',
    households_one: '{{count}} household',
  },
  inspection: {
    hover: {
      openCases_one: '{{count}} open case',
    },
    detail: {
      hits_one: 'Covers {{count}} parcel',
      unresolvedRest_one: '{{count}} more is unresolved, see the overlap table',
    },
    identify: {
      slivers_one: '{{count}} sliver, together {{area}} m², not counted',
      copied_one: '{{count}} row copied',
    },
  },
  measuring: {
    vertices: {
      copied_one: '{{count}} point copied',
    },
  },
  footprint: {
    copied_one: 'Copied {{count}} week, ready to paste into a spreadsheet.',
    week: {
      andCases_one: ', {{count}} case among them',
    },
  },
  cartography: {
    plots_one: '{{count}} plot',
    legend: {
      left_one: '{{count}} more conflict is counted, not drawn one by one',
    },
  },
  views: {
    step: {
      several_one: '{{did}} and others, {{count}} change',
    },
  },
  bulk: {
    idle_one: '{{count}} more row names no step',
    summary_one: '{{items, of(one: clearance item; more: clearance items)}}, {{count}} step',
    record_one: 'Record {{count}} step',
    done_one: '{{count}} step of {{items, of(one: clearance item; more: clearance items)}} is recorded.',
  },
  items: {
    openObjections_one: '{{count}} objection is not answered: answer it before “{{step}}”.',
    register: {
      total_one: '{{count}} item, {{area}} m² inside ({{mu}} mu), land claimed twice counted for each',
      action_one: 'Register {{count}} clearance item',
      done_one: '{{count}} clearance item is registered',
    },
  },
  settings: {
    tracks: {
      done_one: ' {{count}} was erased just now.',
      erase_one: 'Erase the fixes of {{count}} patrol',
      notice_one: 'Fixes of {{count}} patrol are older than {{days, of(one: day; more: days)}} and are to be erased',
    },
    holidays: {
      days_one: '{{count}} day',
    },
  },
  editing: {
    change: {
      paidOutside_one: '{{count}} paid item would lose land from the red line: check the compensation first.',
    },
    met: {
      more_one: '{{count}} smaller one more',
    },
  },
  findings: {
    legend: {
      left_one: '{{count}} more finding is counted and not marked one by one',
    },
    rule: {
      'archive-incomplete': {
        found_one: '{{count}} document or proof is missing.',
      },
      'item-repeated': {
        found_one: 'This parcel has two items in the same red line; {{count}} of them was paid.',
      },
      'patches-not-received': {
        found_one:
          'Of {{count}} patch in the layer “{{layer}}”, {{waiting}} is not received yet and takes no part in the checks.',
      },
    },
  },
  history: {
    more_one: 'Show {{count}} earlier one',
  },
  certificate: {
    sheet: {
      open_one: 'Show {{count}} row',
      unprinted_one: '{{count}} row is not printed; unfolded in the saved HTML file it is',
      moreRows_one: '{{count}} more row, in print and in the saved files',
    },
    verdict: {
      altered_one: 'Altered: do not rely on it. {{count}} difference:',
    },
  },
  error: {
    'archive-lacks-papers_one':
      'The archive is not complete: {{count}} step lacks a document number or a proof, “{{step}}” first of them. Add them, then record the archiving.',
    'freeze-date-relied-on_one':
      'The freeze date of the red line “{{redLine}}” ({{freezeOn}}) is what {{count}} agreement, decision or payment rests on (“{{kind}}” of {{takenOn}}): it is neither moved nor taken away (Expropriation Decree 590, art. 16; Implementing Regulation of the Land Administration Law, art. 26). Where it was recorded wrongly, take back first what was recorded on it.',
  },
};
