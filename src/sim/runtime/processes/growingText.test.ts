import { expect, test } from 'vitest'
import { regularFile } from '../files/fileNode.ts'
import { FileHandle } from './openFile.ts'

const at = (): number => 0

test('what is appended is read on, line by line and character by character', () => {
  const file = regularFile('one\ntw')
  const reader = new FileHandle(file, 'read', at)
  const writer = new FileHandle(file, 'append', at)
  expect(reader.readLine()).toBe('one\n')
  for (const text of ['o\nth', 'r', 'ee\n', 'four']) writer.write(text)
  expect(reader.readLine()).toBe('two\n')
  expect(reader.read(3)).toBe('thr')
  expect(reader.readLine()).toBe('ee\n')
  expect(reader.readLine()).toBe('four')
  expect(reader.readLine()).toBe('')
  writer.write('!')
  expect(reader.read(10)).toBe('!')
  expect(file.text).toBe('one\ntwo\nthree\nfour!')
})

test('a file that is written anew in between is read as it is then', () => {
  const file = regularFile('')
  const writer = new FileHandle(file, 'append', at)
  const reader = new FileHandle(file, 'read', at)
  writer.write('aaa\nbbb\n')
  expect(reader.readLine()).toBe('aaa\n')
  file.text = 'cccc\ndd\n'
  expect(reader.readLine()).toBe('\n')
  expect(reader.readLine()).toBe('dd\n')
})
