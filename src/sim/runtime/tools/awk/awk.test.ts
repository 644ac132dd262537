import { describe, expect, test } from 'vitest'
import { tryScript } from '../../testScript.ts'

const run = (script: string): readonly string[] => tryScript(script).lines

describe('records and fields', () => {
  test.each([
    ['fields are numbered from 1, the last is $NF', "echo 'a b c' | awk '{print $2, $NF}'", ['b c']],
    ['a separator of one character stands for itself', "echo 'a.b' | awk -F. '{print $2}'", ['b']],
    ['a longer separator is an expression', "echo 'a1b22c' | awk -F'[0-9]+' '{print $3}'", ['c']],
    ['a changed field makes the record anew', 'echo \'a b c\' | awk \'BEGIN{OFS="-"}{$2="X"; print}\'', ['a-X-c']],
    ['fewer fields cut the record', "echo 'a b c' | awk '{NF=2; print}'", ['a b']],
    ['records end at another separator', "printf 'a b;c d;' | awk 'BEGIN{RS=\";\"}{print NR, $1}'", ['1 a', '2 c']],
    [
      'an empty separator makes paragraphs',
      'printf \'a\\nb\\n\\nc\\nd\\n\' | awk \'BEGIN{RS=""}{print NR": "$1"-"$2}\'',
      ['1: a-b', '2: c-d'],
    ],
    ['ranges of records', "printf 'a\\nb\\nc\\nd\\n' | awk '/b/,/c/'", ['b', 'c']],
    ['assignments among the files', "echo hi > /tmp/f; awk '{print v, $0}' v=1 /tmp/f v=2 /tmp/f", ['1 hi', '2 hi']],
  ])('%s', (_, script, expected) => {
    expect(run(script)).toEqual(expected)
  })
})

describe('input and output', () => {
  test.each([
    ['getline takes the next record', "printf 'l1\\nl2\\n' | awk 'NR==1{getline; print \"got \" $0}'", ['got l2']],
    [
      'getline reads a file',
      'printf \'a\\nb\\n\' > /tmp/f; awk \'BEGIN{while((getline l < "/tmp/f") > 0) print "r" l}\'',
      ['ra', 'rb'],
    ],
    [
      'getline reads a command',
      'awk \'BEGIN{while(("echo a; echo b" | getline x) > 0) print "c:" x}\'',
      ['c:a', 'c:b'],
    ],
    [
      'what is printed to a command comes when it is closed',
      'awk \'BEGIN{print "b\\na" | "sort"; close("sort"); print "done"}\'',
      ['a', 'b', 'done'],
    ],
    ['files are opened once', 'awk \'BEGIN{print "x" > "/tmp/o"; print "y" > "/tmp/o"}\'; cat /tmp/o', ['x', 'y']],
    ['system gives the exit code', 'awk \'BEGIN{print system("exit 3")}\'', ['3']],
  ])('%s', (_, script, expected) => {
    expect(run(script)).toEqual(expected)
  })
})

describe('values and functions', () => {
  test.each([
    [
      'text from outside compares as a number where it is one',
      "echo '10 9' | awk '{print ($1 < $2)}'; awk 'BEGIN{print (\"10\" < \"9\")}'",
      ['0', '1'],
    ],
    [
      'functions have variables of their own',
      "awk 'function h(a,  l){l=a*2; return l} BEGIN{l=1; print h(4), l}'",
      ['8 1'],
    ],
    ['arrays are handed over themselves', 'awk \'function g(a){a["x"]=5} BEGIN{g(z); print z["x"]}\'', ['5']],
    ['functions call themselves', "awk 'function f(n){return n<=1?1:n*f(n-1)} BEGIN{print f(10)}'", ['3628800']],
    [
      'keys come in the order of their hashes',
      'awk \'BEGIN{a[3];a[1];a[2];a[10];a["x"];a["foo"];a["bar"];for(k in a) printf "%s ",k; print ""}\'',
      ['foo 10 bar 1 2 3 x '],
    ],
    ['substitutions know what they matched', 'awk \'BEGIN{t="aaa"; print gsub(/a/,"[&]",t), t}\'', ['3 [a][a][a]']],
    ['formats', 'awk \'BEGIN{printf "%d|%5.2f|%-3s|%c%c\\n", 3.9, 3.14159, "a", 65, "hello"}\'', ['3| 3.14|a  |Ah']],
    [
      'equal seeds give equal numbers',
      "awk 'BEGIN{a=rand(); b=rand(); srand(7); c=rand(); srand(7); print (a != b), (c == rand()), srand()}'",
      ['1 1 7'],
    ],
    ['exit runs END', 'awk \'BEGIN{exit 3} END{print "end"}\'; echo $?', ['end', '3']],
  ])('%s', (_, script, expected) => {
    expect(run(script)).toEqual(expected)
  })

  test.each([
    ["awk '{print' /etc/passwd", 'Unexpected token'],
    ["awk 'BEGIN{print 1/0}'", 'Division by zero'],
    ["awk 'BEGIN{foo(1)}'", 'Call to undefined function'],
    ["awk 'BEGIN{print \"a}'", 'Unexpected end of string'],
  ])('%s says what is wrong and where', (script, message) => {
    expect(run(`${script}; echo $?`)).toEqual([`! awk: cmd. line:1: ${message}`, '1'])
  })
})
