import type { keepingZh } from './keeping-zh.ts';

export const keepingEn: typeof keepingZh = {
  title: 'Saving',
  saving: 'Saving to this device…',
  notYet: 'It is kept only at 100 %: please leave the page open until then. Steps recorded now wait and are written afterwards.',
  persisted: 'The browser has promised to keep it and will not clear it by itself.',
  mayBeCleared: 'When it needs room, the browser may clear what is kept here: export the district from time to time.',
  askToPersist: 'Ask the browser to keep it',
  room: '{{used}} used, about {{available}} available',
  news: 'Another tab recorded {{count}} changes; they are shown here now.',
  full: {
    title: 'No room on this device: not saved',
    what: 'What you submitted was not saved, and no part of it was. Your entries are still in the form, and everything saved before is still there. Make room, then submit again.',
    export: 'First export the district to a file on another disk, to be on the safe side:',
    remove: 'Remove other districts that are not needed on this device (make sure that they are kept elsewhere):',
    removeOne: 'Remove “{{name}}”',
    removeSurely: 'Yes, remove “{{name}}”',
    removed: '“{{name}}” is removed; go back and submit again.',
    free: 'Or delete other files on this device to give the browser room.',
    back: 'Back, to submit again',
  },
};
