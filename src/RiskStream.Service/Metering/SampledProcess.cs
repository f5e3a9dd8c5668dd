using System.Diagnostics;
using System.Globalization;
using Prometheus;

namespace RiskStream.Service.Metering;

/// <summary>What the process takes of the machine, copied whenever somebody asks for the metrics. Not safe for concurrent use.</summary>
internal sealed class SampledProcess
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Counter _cpu;
    private readonly Counter _collections;
    private readonly Counter _pauses;
    private readonly Counter _allocated;
    private readonly Gauge _resident;
    private readonly Gauge _heap;
    private readonly Gauge _threads;

    public SampledProcess(MetricFactory metrics)
    {
        _cpu = metrics.CreateCounter("process_cpu_seconds_total", "Processor time that the process used.");
        _collections = metrics.CreateCounter("dotnet_gc_collections_total", "Collections of garbage, those of higher generations among them.", "generation");
        _pauses = metrics.CreateCounter("dotnet_gc_pause_seconds_total", "Time that collections stopped the process.");
        _allocated = metrics.CreateCounter("dotnet_gc_allocated_bytes_total", "Bytes that were allocated.");
        _resident = metrics.CreateGauge("process_resident_memory_bytes", "Memory of the process that is resident.");
        _heap = metrics.CreateGauge("dotnet_gc_heap_bytes", "Bytes of the heap after the last collection, fragmentation left out.");
        _threads = metrics.CreateGauge("dotnet_threadpool_threads", "Threads of the pool.");
    }

    public void Sample()
    {
        _process.Refresh();
        _cpu.IncTo(_process.TotalProcessorTime.TotalSeconds);
        _resident.Set(_process.WorkingSet64);
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            _collections.WithLabels(generation.ToString(CultureInfo.InvariantCulture)).IncTo(GC.CollectionCount(generation));
        }

        _pauses.IncTo(GC.GetTotalPauseDuration().TotalSeconds);
        _allocated.IncTo(GC.GetTotalAllocatedBytes());
        _heap.Set(GC.GetGCMemoryInfo().HeapSizeBytes);
        _threads.Set(ThreadPool.ThreadCount);
    }
}
