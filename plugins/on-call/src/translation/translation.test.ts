import { commonMessages } from './commonMessages';
import { dialogMessages } from './dialogMessages';
import { messages } from './messages';
import { pageMessages } from './pageMessages';
import { panelMessages } from './panelMessages';
import { tabMessages } from './tabMessages';

it('keeps every group of words, whichever place it is of', () => {
  const places = [
    commonMessages,
    tabMessages,
    dialogMessages,
    panelMessages,
    pageMessages,
  ];
  // A group of the same name in two places would lose the words of one of them.
  const groups = places.flatMap(place => Object.keys(place));
  expect([...new Set(groups)]).toEqual(groups);
  expect(Object.keys(messages).sort()).toEqual([...groups].sort());
});
