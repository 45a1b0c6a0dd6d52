import { commonMessages } from './commonMessages';
import { dialogMessages } from './dialogMessages';
import { pageMessages } from './pageMessages';
import { panelMessages } from './panelMessages';
import { tabMessages } from './tabMessages';

/** The words of the plugin, in English. One file a place, one group a panel. */
export const messages = {
  ...commonMessages,
  ...tabMessages,
  ...dialogMessages,
  ...panelMessages,
  ...pageMessages,
} as const;
