import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  MetricFigures,
  TrainMetrics,
} from '@signalbox/backstage-plugin-release-train-common';
import { formatDate } from '../../../time/format';
import { useWords } from '../../../translation/useWords';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { useFigureWords } from './useFigureWords';

const Cells = (props: { figures: MetricFigures }) => {
  const { t } = useWords();
  const words = useFigureWords();
  const { deployments, leadTime, changeFailure, restore } = props.figures;
  const n = (count: number) => t('figures.n', { n: String(count) });
  return (
    <>
      <TableCell>{deployments}</TableCell>
      <TableCell>
        {words.duration(leadTime.medianMs)} ({n(leadTime.n)})
      </TableCell>
      <TableCell>{words.duration(leadTime.p90Ms)}</TableCell>
      <TableCell>
        {words.rate(changeFailure)} ({n(changeFailure.n)})
      </TableCell>
      <TableCell>
        {words.duration(restore.medianMs)} ({n(restore.n)})
      </TableCell>
    </>
  );
};

/** The figures by week, for those who cannot see plots, the latest week first. */
export const FiguresTable = (props: { metrics: TrainMetrics }) => {
  const { t, locale } = useWords();
  return (
    <ScrollingTable label={t('figures.tableToggle')} minWidth={720}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{t('figures.weekOf')}</TableCell>
          <TableCell scope="col">{t('figures.deployments')}</TableCell>
          <TableCell scope="col">
            {t('figures.leadTime')}, {t('figures.median')}
          </TableCell>
          <TableCell scope="col">
            {t('figures.leadTime')}, {t('figures.p90')}
          </TableCell>
          <TableCell scope="col">{t('figures.failureRate')}</TableCell>
          <TableCell scope="col">{t('figures.restore')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...props.metrics.weeks].reverse().map(({ weekOf, figures }) => (
          <TableRow key={weekOf}>
            <TableCell component="th" scope="row">
              {formatDate(weekOf, locale)}
            </TableCell>
            <Cells figures={figures} />
          </TableRow>
        ))}
      </TableBody>
    </ScrollingTable>
  );
};
