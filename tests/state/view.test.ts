import { beforeEach, describe, expect, it } from 'vitest';
import { isVisible, tableView, useView } from '../../src/state/view.ts';

beforeEach(() => useView.getState().reset());

const view = () => useView.getState();

describe('undo', () => {
  it('takes back layer and filter steps one by one, newest first, and redo brings them again', () => {
    view().toggle('units', false);
    view().changeTable('parcels', { search: 'GB001' });
    expect(view().undo()?.what).toBe('filter');
    expect([tableView(view().tables, 'parcels').search, isVisible(view().visible, 'units')]).toEqual(['', false]);
    expect(view().undo()?.what).toBe('layer');
    expect(isVisible(view().visible, 'units')).toBe(true);
    expect(view().undo()).toBeNull();
    view().redo();
    view().redo();
    expect([tableView(view().tables, 'parcels').search, isVisible(view().visible, 'units')]).toEqual(['GB001', false]);
    expect(view().redo()).toBeNull();
  });

  it('forgets what was taken back as soon as something else is done', () => {
    view().setBaseMap('office');
    view().undo();
    view().toggle('ground', false);
    expect(view().redo()).toBeNull();
    expect(view().baseMap).toBeNull();
  });

  it('leaves the day, the panels and the choice of a week alone', () => {
    view().toggle('units', false);
    view().look('2026-05-01');
    view().openPanel('progress');
    view().undo();
    expect([view().on, view().panel]).toEqual(['2026-05-01', 'progress']);
  });

  it('names each step by what was changed', () => {
    view().changeTable('items', { sort: { column: 'area', descending: true } });
    view().changeTable('items', { columns: ['area'] });
    view().changeTable('items', { groupBy: 'village' });
    view().changeTable('items', { extentOnly: true });
    expect(view().undoSteps.map(({ what }) => what)).toEqual(['sort', 'columns', 'group', 'filter']);
  });
});
