import {
  appLanguageApiRef,
  useApiHolder,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { onCallTranslationRef } from '.';

/** The words of the plugin, and the locale that dates are written in. */
export interface Words {
  t: TranslationFunction<typeof onCallTranslationRef.T>;
  locale: string;
}

/** Translates the words of the plugin. */
export function useWords(): Words {
  const { t } = useTranslationRef(onCallTranslationRef);
  const locale =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  return { t, locale };
}
