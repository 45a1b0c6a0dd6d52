import { PageWithHeader, RoutedTabs } from '@backstage/core-components';
import { useWords } from '../../translation/useWords';
import { Board, Calendar, Figures, History, Rehearsal } from './Tabs';

/** The page about all trains in the legacy frontend system, a tab an address. */
export const ReleaseTrainPage = () => {
  const { t } = useWords();
  const title = t('page.title');
  return (
    <PageWithHeader themeId="tool" title={title}>
      <RoutedTabs
        routes={[
          { path: '/board', title: t('page.board'), children: <Board /> },
          {
            path: '/calendar',
            title: t('page.calendar'),
            children: <Calendar />,
          },
          { path: '/history', title: t('page.history'), children: <History /> },
          { path: '/figures', title: t('page.figures'), children: <Figures /> },
          {
            path: '/rehearsal',
            title: t('page.rehearsal'),
            children: <Rehearsal />,
          },
        ]}
      />
    </PageWithHeader>
  );
};
