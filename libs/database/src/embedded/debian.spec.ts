import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { debianBinaries } from './debian.js'

test('names the installed versions, newest first by number, and only those that are whole', () => {
  const installed = fs.mkdtempSync(path.join(os.tmpdir(), 'tongban-debian-'))
  try {
    const put = (major: string, binaries: string[]): void => {
      fs.mkdirSync(path.join(installed, major, 'bin'), { recursive: true })
      for (const binary of binaries) fs.writeFileSync(path.join(installed, major, 'bin', binary), '')
    }
    expect(debianBinaries(installed)).toEqual([])
    put('9', ['postgres', 'initdb', 'psql'])
    put('15', ['postgres', 'initdb', 'psql'])
    put('17', ['psql'])
    put('common', ['postgres', 'initdb', 'psql'])
    expect(debianBinaries(installed)).toEqual([{ major: 15, folder: path.join(installed, '15') }, { major: 9, folder: path.join(installed, '9') }])
  } finally {
    fs.rmSync(installed, { recursive: true })
  }
  expect(debianBinaries(installed)).toEqual([])
})
