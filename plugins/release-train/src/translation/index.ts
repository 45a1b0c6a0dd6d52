import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/**
 * The words of the release-train tab. Keys under `guard` are the codes of the guards, with the
 * `params` of a reason as their values.
 *
 * @public
 */
export const releaseTrainTranslationRef = createTranslationRef({
  id: 'plugin.release-train',
  messages,
});
