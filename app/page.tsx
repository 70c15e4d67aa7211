import { Notebook } from '@/components/notebook/Notebook';

export default function Page() {
  return <Notebook />;
}
