import { PageWithHeader, RoutedTabs } from '@backstage/core-components';
import { useWords } from '../../translation/useWords';
import { Fairness, Gaps, MyShifts, Roster } from './Tabs';

/** The page about all rotations in the legacy frontend system, a tab an address. */
export const OnCallPage = () => {
  const { t } = useWords();
  return (
    <PageWithHeader themeId="tool" title={t('page.title')}>
      <RoutedTabs
        routes={[
          { path: '/roster', title: t('page.roster'), children: <Roster /> },
          {
            path: '/my-shifts',
            title: t('page.myShifts'),
            children: <MyShifts />,
          },
          {
            path: '/fairness',
            title: t('page.fairness'),
            children: <Fairness />,
          },
          { path: '/gaps', title: t('page.gaps'), children: <Gaps /> },
        ]}
      />
    </PageWithHeader>
  );
};
