import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/**
 * The words of the on-call tab, page, card and widget.
 *
 * @public
 */
export const onCallTranslationRef = createTranslationRef({
  id: 'plugin.on-call',
  messages,
});
