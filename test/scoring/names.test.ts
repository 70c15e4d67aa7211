import { describe, expect, test } from 'vitest';
import { taskName, teamName } from '@/lib/scoring/names';

describe('team and task from a file name', () => {
  test.each([
    ['model_a.csv', 'model_a'],
    ['A_task1.parquet', 'A'],
    ['task2-predictions_XYPB.csv.gz', 'XYPB'],
    ['sub/dir/zguo.zip', 'zguo'],
    ['predictions.csv', 'predictions'],
  ])('%s is from team %s', (file, team) => expect(teamName(file)).toBe(team));

  test('a name cannot change the direction of its line nor fill it', () => {
    expect(teamName('a\u202egnp.csv')).toBe('agnp');
    expect(teamName('\u202e.csv')).toBe('unnamed');
    expect(teamName(`${'🫁'.repeat(500)}.csv`)).toBe(`${'🫁'.repeat(49)}…${'🫁'.repeat(30)}`);
    expect(taskName('\u202e\n.csv')).toBe('Test set');
  });

  test.each([
    ['labels.csv', 'Test set'],
    ['task1_labels.parquet', 'Task 1'],
    ['labels-task_03.csv', 'Task 3'],
    ['nih_test.csv', 'nih'],
    ['gold_labels.csv', 'gold'],
  ])('%s makes task %s', (file, task) => expect(taskName(file)).toBe(task));
});
