import { PageWithHeader } from '@backstage/core-components';
import { useWords } from '../../translation/useWords';
import { Roster } from './Tabs';

/** The page about all rotations in the legacy frontend system. */
export const OnCallPage = () => {
  const { t } = useWords();
  return (
    <PageWithHeader themeId="tool" title={t('common.title')}>
      <Roster />
    </PageWithHeader>
  );
};
